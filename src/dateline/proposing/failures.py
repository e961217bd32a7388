"""How asking a model fails."""


class ModelFailure(Exception):
    """A model gave no answer that can be read; `is_models_fault` is False where only this article is at fault."""

    def __init__(self, message: str, *, is_models_fault: bool = True) -> None:
        super().__init__(message)
        self.is_models_fault = is_models_fault
