"""A query, from words to a ranked page: danger first, then understand, retrieve, rank, narrow, highlight."""
