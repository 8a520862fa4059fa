package io.synthorax.contracts;

/**
 * A model at a width.
 *
 * @param width channels where the original has 64; all of its layers are scaled likewise
 */
public record Classifier(ClassifierModel model, int width) {
  /** The width of the published networks. */
  public static final int FULL_WIDTH = 64;

  /** As it stands in keys, events and reports: {@code resnet18-w16}. */
  public String name() {
    return model.code() + "-w" + width;
  }

  /** Reads a name; another text is a {@link ContractViolation}. */
  public static Classifier named(String name) {
    int dash = name.lastIndexOf("-w");
    try {
      return new Classifier(
          ClassifierModel.of(name.substring(0, dash)), Integer.parseInt(name.substring(dash + 2)));
    } catch (IndexOutOfBoundsException | NumberFormatException e) {
      throw new ContractViolation("no model and width: " + name, e);
    }
  }

  /** As people write it. */
  public String title() {
    return width == FULL_WIDTH
        ? model.title()
        : "%s at %d/%d of its width".formatted(model.title(), width, FULL_WIDTH);
  }
}
