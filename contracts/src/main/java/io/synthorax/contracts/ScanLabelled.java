package io.synthorax.contracts;

import java.util.Optional;

/**
 * Emitted when a scan is given a label, or another one, or is set aside.
 *
 * @param scan the SHA-256 of its image
 * @param label absent if the scan belongs to no class of the project: nothing is trained on it
 */
public record ScanLabelled(ProjectId project, String scan, Optional<ClassLabel> label)
    implements Event {
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
    return project + "/" + scan + "/" + label.map(ClassLabel::value).orElse("-");
  }
}
