package io.synthorax.standalone.study;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.Map;
import java.util.Optional;

/**
 * Images to be synthesized.
 *
 * @param truncation null for as the generator was measured
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ImageOrder(String label, int count, long seed, Double truncation) {

  /**
   * How the console stands with an order.
   *
   * @param done images so far
   * @param links addresses, of files once it is DONE
   */
  public record State(
      String order,
      String state,
      int count,
      int done,
      Optional<String> failure,
      Map<String, String> links) {
    public boolean isDone() {
      return state.equals("DONE");
    }

    public boolean isFailed() {
      return state.equals("FAILED");
    }
  }
}
