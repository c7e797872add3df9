"""How the embedded language model is made: from the corpora to the shipped files."""
