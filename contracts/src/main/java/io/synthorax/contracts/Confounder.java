package io.synthorax.contracts;

import java.util.List;

/**
 * A column of the label table that may tell classes apart without any finding, such as the view.
 *
 * @param values its values, or groups of them; stored are their positions in this list
 */
public record Confounder(String name, List<String> values) {
  public Confounder {
    values = List.copyOf(values);
  }
}
