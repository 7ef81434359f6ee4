"""A plugin that can not be loaded."""


def plugin(version):
    raise ValueError("no plugin today")
