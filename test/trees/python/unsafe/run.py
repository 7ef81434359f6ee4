import subprocess


def run(words: str) -> None:
    subprocess.call(words, shell=True)
    eval(words)
