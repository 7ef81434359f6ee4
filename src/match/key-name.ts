/** The names of the keys that a stage may ask for; `side.ts` has how each is made. */

/** What rows can agree on. */
export type KeyName =
  /** Where the file is on the head side. */
  | 'path'
  /** Severity and rule code. */
  | 'rule'
  /** The message as printed. */
  | 'message'
  /** The message without what varies and means nothing; only of rows that were free when it was first asked for. */
  | 'form'
  /** The message without names and numbers. */
  | 'masked'
  /** The line on the head side, of lines that git knows to be unchanged. */
  | 'gitLine'
  /** The changed hunk. */
  | 'hunk'
  /** A small changed hunk that the line is in or beside. */
  | 'edit'
  /** A small changed hunk that the line is in, or beside where it just adds or just removes. */
  | 'shift'
  /** The line on the head side, of lines that were edited where they stood. */
  | 'successor'
  /** Hunks near to each other. */
  | 'region'
  | 'line'
  | 'before'
  | 'after'
  | 'tokens'
  | 'scope'
  /** The scope unless it is the top level, which everything outside a function shares. */
  | 'named'
  /** The innermost name of the scope, which stays when a function becomes a method. */
  | 'innermost'
  /** What the scope stands in; the top level stands in nothing. */
  | 'outer'
  /** A named scope that is in no other file of this side. */
  | 'loneScope'
  /** All lines of a message that has several. */
  | 'whole'
  /** The line, where no other line of the file with a diagnostic is equal. */
  | 'loneLine'
  /** The message without the texts and numbers that it quotes from the source. */
  | 'literals'
  /** Any, where the message names something that stands on the line. */
  | 'subject'
  /** Any, for a rule that is reported once a file for each thing that it names. */
  | 'once'
  /** The file, where a line of it could not be read on either side. */
  | 'blind'
  /** The line number as printed. */
  | 'printedLine'
  /** Any, where git knows the line to be unchanged and the other side has no such error on it. */
  | 'settled'
  /** The head line on which another error of the row's line is. */
  | 'sister'
  /** A scope that stands in both trees, with its file. */
  | 'home'
  /** Any, for a function or class that is like none of the other side's. */
  | 'alien'
  /** Any, for a function or class that is not in the other tree under its name and in its file. */
  | 'adrift'
  /** The function or class itself, where what it is made of is known and like none of the other side's: equal to nothing there. */
  | 'stranger'
  /** The function or class by whatever name and in whatever file. */
  | 'kin'
  /** A scope of one name and file in both trees. */
  | 'stands'
  /** The same, but of a file that was not read on the other side nothing is taken for granted. */
  | 'seenHome'
  | 'column'
