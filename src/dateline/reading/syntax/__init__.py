"""Text → words, sentences, quotations and trees."""
