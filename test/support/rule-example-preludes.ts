/** Lines above the examples of rules, so that two lines are enough for the example itself. */

const animal = 'class Animal:\n    def sound(self) -> str: return ""\n'
const unknownOrder =
  'from unchecked import Order as UnknownOrder  # type: ignore[import-not-found]\nfrom legacy import KnownOrder\n'

/** By mypy's code. */
export const mypyPreludes: Readonly<Record<string, string>> = {
  'no-untyped-call': 'from legacy import untyped_cube, typed_cube\n',
  'untyped-decorator': 'from legacy import untyped_trace, typed_trace\n',
  'no-any-return': 'from typing import Any\n',
  'no-any-unimported': `# mypy: disallow-any-unimported\n${unknownOrder}`,
  'valid-type': 'from collections.abc import Callable\n',
  'explicit-override': `from typing import override\n${animal}class Cat(Animal):\n`,
  'redundant-cast': 'from typing import cast\n',
  'union-attr': 'import re\n',
  override: `from typing import override\n${animal}class Cat(Animal):\n    @override\n`,
  'typeddict-item': 'from legacy import Point\n',
  'typeddict-unknown-key': 'from legacy import Point\n',
  'method-assign': `from typing import Any\nfrom unittest.mock import patch\n${animal}`,
  abstract: 'from legacy import Shape, Square\n',
  misc: 'from legacy import KnownOrder, UnknownOrder\n',
  'name-defined': 'from datetime import date\n',
  'possibly-undefined': 'import sys\n',
  'name-match': 'from typing import NamedTuple\n',
  'empty-body': 'from pathlib import Path\n',
  'truthy-bool': animal,
  'unused-coroutine': 'import asyncio\n',
}

const cat = 'class Animal:\n    legs: int = 4\n    def sound(self) -> str: return ""\nclass Cat(Animal):\n'

function legacy(...names: readonly string[]): string {
  return `from legacy import ${names.join(', ')}  # pyright: ignore\n`
}

/** By the rule's name in pyright and basedpyright. Rules that strict mode leaves out are turned on here. */
export const pyrightPreludes: Readonly<Record<string, string>> = {
  reportUnknownParameterType: '# pyright: reportMissingParameterType=false\n',
  reportUnknownMemberType: legacy('untyped_queue', 'typed_queue'),
  reportUnknownVariableType: legacy('untyped_answer', 'typed_answer'),
  reportUnknownArgumentType: legacy('untyped_answer', 'typed_answer'),
  reportUnknownLambdaType: `from collections.abc import Callable\n${legacy('untyped_answer', 'typed_answer')}`,
  reportUntypedFunctionDecorator: legacy('unknown_trace as untyped_trace', 'typed_trace'),
  reportUntypedBaseClass: legacy('UntypedOrder', 'KnownOrder'),
  reportUntypedNamedTuple:
    '# pyright: reportUnusedImport=false\nfrom collections import namedtuple\nfrom typing import NamedTuple\n',
  reportInvalidTypeVarUse: 'from typing import TypeVar\nItem = TypeVar("Item")\n',
  reportUnnecessaryTypeIgnoreComment: '# pyright: reportUnnecessaryTypeIgnoreComment=true\n',
  reportIncompatibleMethodOverride: cat,
  reportIncompatibleVariableOverride: cat.replace('class Cat(Animal):\n', ''),
  reportTypedDictNotRequiredAccess:
    'from typing import NotRequired, TypedDict\nclass Options(TypedDict):\n    size: NotRequired[int]\n',
  reportAbstractUsage: legacy('Shape', 'Square'),
  reportOptionalMemberAccess: 'import re\n',
  reportOptionalCall: 'from collections.abc import Callable\n',
  reportOptionalContextManager: 'import threading\n',
  reportAttributeAccessIssue: 'class Page:\n    title: str = ""\n\n',
  reportMissingImports: '# pyright: reportUnusedImport=false\n',
  reportInvalidTypeForm: 'seconds = 1\n',
  reportUnboundVariable: '# pyright: reportUnknownArgumentType=false\nlimit = 10\n',
  reportPossiblyUnboundVariable: 'import sys\n',
  reportUnusedCoroutine: 'import asyncio\n',
  reportUnusedExcept: 'try: print("work")\n',
  reportUnnecessaryCast: '# pyright: reportUnusedImport=false\nfrom typing import cast\n',
  reportMatchNotExhaustive: 'def show(size: str) -> None:\n',
  reportDeprecated:
    '# pyright: reportDeprecated=true, reportUnusedImport=false\nfrom datetime import datetime, timezone\n',
  reportAny: '# pyright: reportAny=true, reportUnusedImport=false\nimport json\nfrom typing import cast\n',
  reportExplicitAny: '# pyright: reportExplicitAny=true, reportUnusedImport=false\nfrom typing import Any\n',
  reportUnusedCallResult: '# pyright: reportUnusedCallResult=true\n',
  reportUnannotatedClassAttribute: '# pyright: reportUnannotatedClassAttribute=true\n',
  reportUnusedParameter: '# pyright: reportUnusedParameter=true\n',
  reportIgnoreCommentWithoutRule: '# pyright: reportIgnoreCommentWithoutRule=true\n',
  reportImplicitOverride: `# pyright: reportImplicitOverride=true, reportUnusedImport=false\nfrom typing import override\n${cat}`,
  reportUnreachable: '# pyright: reportUnreachable=true\nimport sys\ndef stop() -> None:\n',
  reportImplicitStringConcatenation: '# pyright: reportImplicitStringConcatenation=true\n',
}

/** By ty's code. */
export const tyPreludes: Readonly<Record<string, string>> = {
  'abstract-class-instantiation': 'from legacy import Shape, Square\n',
  'invalid-typed-dict-key':
    'from typing import TypedDict\nclass Point(TypedDict):\n    x: int\n    y: int\n\n',
  'missing-typed-dict-key':
    'from typing import TypedDict\nclass Point(TypedDict):\n    x: int\n    y: int\n\n',
  deprecated: 'from datetime import UTC, datetime\n',
  'incompatible-method-override':
    'class Animal:\n    def sound(self, loud: bool) -> str: return ""\nclass Cat(Animal):\n',
  'incompatible-attribute-override': 'class Animal:\n    legs: int = 4\nclass Bird(Animal):\n',
  'lost-keyword-for-regular-parameter':
    'class Animal:\n    def sound(self, loud: bool) -> str: return ""\nclass Cat(Animal):\n',
  'possibly-unresolved-reference': 'import sys\n',
  'inconsistent-overload-implementation':
    'from typing import overload\n@overload\ndef read(a: int) -> int: ...\n@overload\n',
  'unsupported-base': 'def kind() -> type: return int\n',
  'non-literal-typed-dict-key':
    'from typing import TypedDict\nclass Point(TypedDict):\n    x: int\n    y: int\n\n',
  'unknown-typed-dict-constructor-key':
    'from typing import TypedDict\nclass Point(TypedDict):\n    x: int\n    y: int\n\n',
  'invalid-yield': 'from collections.abc import Iterator\n',
  'incompatible-property-override':
    'class Animal:\n    @property\n    def name(self) -> str: return ""\nclass Cat(Animal):\n',
  'incompatible-mutable-override': 'class Animal:\n    legs: int | None = 4\nclass Bird(Animal):\n',
  'redundant-cast': 'from typing import cast\n',
  'override-of-final-method':
    'from typing import final\nclass Animal:\n    @final\n    def sound(self) -> str: return ""\nclass Dog(Animal):\n',
  'isinstance-against-protocol': 'from typing import Protocol\nclass Named(Protocol):\n    name: str\n',
  'unused-awaitable': 'async def save() -> int: return 1\n',
  'duplicate-base': 'class Animal: ...\n',
  'invalid-dataclass-field-order': 'from dataclasses import dataclass\n@dataclass\nclass Page:\n',
  'type-assertion-failure': 'from typing import assert_type\n',
}

/** By pyrefly's code. */
export const pyreflyPreludes: Readonly<Record<string, string>> = {
  'bad-instantiation': 'from legacy import Shape, Square\n',
  'bad-typed-dict-key': 'from typing import TypedDict\nclass Point(TypedDict):\n    x: int\n    y: int\n\n',
  'read-only': 'class Page:\n    @property\n    def title(self) -> str: return ""\n',
  'unbound-name': 'import sys\n',
  deprecated: 'from datetime import UTC, datetime\n',
  'bad-override': 'class Animal:\n    def sound(self, loud: bool) -> str: return ""\nclass Cat(Animal):\n',
  'bad-override-mutable-attribute': 'class Animal:\n    legs: int = 4\nclass Bird(Animal):\n',
}
