package io.synthorax.learning.torch;

import io.synthorax.learning.torch.NetworkScript.Place;
import io.synthorax.learning.torch.NetworkScript.Step;

/** Writes the passes of a batch normalization. */
final class NormalizationScript {
  private final ScriptText text;
  private final Place place;

  NormalizationScript(ScriptText text, Place place) {
    this.text = text;
    this.place = place;
  }

  Step write() {
    String x = text.keep(place.input());
    String id = text.fresh("");
    String scale = text.parameter(place.path() + "weight");
    String arrays =
        String.join(
            ", ",
            x,
            scale,
            text.parameter(place.path() + "bias"),
            text.parameter(place.path() + "running_mean"),
            text.parameter(place.path() + "running_var"));
    text.train("a%s, m%s, r%s = (self).normalization(%s)", id, id, id, arrays);
    text.infer("a%s = (self).normalized(%s)", id, arrays);
    text.keep("m" + id);
    text.keep("r" + id);
    return new Step(
        "a" + id,
        g -> {
          String out = text.fresh("");
          text.backward(
              "dx%s, ds%s, db%s = (self).normalization_backward(%s, %s, %s, m%s, r%s, %s)",
              out, out, out, g, x, scale, id, id, NetworkScript.truth(!text.frozen()));
          if (!text.frozen()) {
            text.gradient(place.path() + "weight", "ds" + out);
            text.gradient(place.path() + "bias", "db" + out);
          }
          return "dx" + out;
        });
  }
}
