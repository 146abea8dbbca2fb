"""Engines find documents by their words. They know nothing of topics, danger or pages."""
