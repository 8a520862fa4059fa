package io.synthorax.console.quiz;

import io.synthorax.console.RequestRefused;
import io.synthorax.contracts.ClassLabel;

/**
 * What a reader wants to be asked.
 *
 * @param label of all images
 * @param images half of them synthesized; 20 if left out
 */
public record QuizRequest(ClassLabel label, Integer images) {
  private static final int STANDARD = 20;
  private static final int MOST = 100;

  public QuizRequest {
    if (label == null) {
      throw new RequestRefused("label is missing", "label", "a class of the study");
    }
    images = images == null ? STANDARD : images;
    if (images < 2 || images > MOST || images % 2 != 0) {
      throw new RequestRefused("images is " + images, "images", "an even number, 2 to " + MOST);
    }
  }
}
