"""A plugin that falls over while mypy checks a call."""

from mypy.plugin import Plugin


class FallsOver(Plugin):
    def get_function_hook(self, fullname):
        if fullname == "called.call_me":
            raise RuntimeError("the plugin fell over")
        return None


def plugin(version):
    return FallsOver
