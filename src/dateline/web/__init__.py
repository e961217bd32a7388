"""The record in a browser: pages made on the server, each value leading to the words it rests on."""
