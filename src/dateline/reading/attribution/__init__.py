"""Whose words are whose: the network's answers, what typography knows better, and what syntax shows."""
