"""The errors this library raises. Each message names the place and the remedy, for a person to read."""


class WorrystoneError(Exception):
    """Anything this library raises on purpose."""


class CorpusError(WorrystoneError):
    """The resources cannot be used as they are: the message lists what to mend and where."""


class EnvironmentProblem(WorrystoneError):
    """Something outside the corpus is in the way: a missing folder, a lock, a port, a read-only disk."""


class IndexUnusable(EnvironmentProblem):
    """There is no index here, or it is damaged or of another version. `worrystone rebuild` makes a new one."""


class EngineFailure(WorrystoneError):
    """The engine could not answer this query. Help and helplines do not depend on it."""
