"""The danger check: is the writer, or somebody they name, in danger, and which human help comes first. Never raises, needs no index."""
