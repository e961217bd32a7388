"""Alembic's entry: run the migrations on the connection that `store.database` hands over, in its transaction."""

from alembic import context

if hasattr(context, "config"):  # set by Alembic while it runs; whoever imports the file for another end changes nothing
    context.configure(connection=context.config.attributes["connection"])
    context.run_migrations()
