"""The record for agents, over the Model Context Protocol."""
