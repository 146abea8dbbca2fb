"""The search library: corpus, text, engine, danger check, ranking. It knows nothing of Flask or HTTP."""

from importlib.metadata import version

__version__ = version("worrystone")
