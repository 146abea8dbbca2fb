"""The data everything else speaks of: frozen dataclasses and closed vocabularies, no behaviour beyond their own shape."""
