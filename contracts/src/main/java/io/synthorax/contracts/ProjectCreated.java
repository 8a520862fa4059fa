package io.synthorax.contracts;

/** Emitted when a project is created, and again whenever the same creation is asked for anew. */
public record ProjectCreated(Project project) implements Event {
  @Override
  public String subject() {
    return project.project().value();
  }

  @Override
  public String naturalKey() {
    return subject();
  }
}
