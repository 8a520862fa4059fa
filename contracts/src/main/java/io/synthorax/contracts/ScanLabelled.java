package io.synthorax.contracts;

/**
 * Emitted when a scan that arrived without a label is given one, or another one.
 *
 * @param scan the SHA-256 of its image
 */
public record ScanLabelled(ProjectId project, String scan, ClassLabel label) implements Event {
  @Override
  public String subject() {
    return project.value();
  }

  /** In the order of the labelling: the last one counts. */
  @Override
  public String recordKey() {
    return project + "/" + scan;
  }

  @Override
  public String naturalKey() {
    return project + "/" + scan + "/" + label;
  }
}
