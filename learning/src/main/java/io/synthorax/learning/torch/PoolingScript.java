package io.synthorax.learning.torch;

import io.synthorax.learning.network.AveragePooling;
import io.synthorax.learning.network.Extent;
import io.synthorax.learning.network.MaximumPooling;
import io.synthorax.learning.torch.NetworkScript.Place;
import io.synthorax.learning.torch.NetworkScript.Step;
import java.util.Locale;

/** Writes the passes of what makes maps smaller without weights. */
final class PoolingScript {
  private final ScriptText text;
  private final Place place;

  PoolingScript(ScriptText text, Place place) {
    this.text = text;
    this.place = place;
  }

  Step of(MaximumPooling layer) {
    String x = text.keep(place.input());
    String id = text.fresh("");
    String form = windows(layer.kernel(), layer.stride(), layer.padding()) + ", [1, 1], False";
    text.forward("a%s, i%s = torch.max_pool2d_with_indices(%s, %s)", id, id, x, form);
    text.keep("i" + id);
    return new Step(
        "a" + id,
        g ->
            text.assign("torch.max_pool2d_with_indices_backward(%s, %s, %s, i%s)", g, x, form, id));
  }

  Step of(AveragePooling layer) {
    String x = text.keep(place.input());
    String y = text.fresh("a");
    // Sizes are not rounded up, and pixels of the padding are not counted.
    String form = windows(layer.kernel(), layer.stride(), layer.padding()) + ", False, False, None";
    text.forward("%s = torch.avg_pool2d(%s, %s)", y, x, form);
    return new Step(y, g -> text.assign("torch.avg_pool2d_backward(%s, %s, %s)", g, x, form));
  }

  Step global() {
    String y = text.fresh("a");
    text.forward("%s = torch.mean(%s, [2, 3])", y, place.input());
    Extent from = place.extent();
    return new Step(
        y, g -> text.assign("(self).spread(%s, %d, %d)", g, from.height(), from.width()));
  }

  private static String windows(int kernel, int stride, int padding) {
    return String.format(
        Locale.ROOT, "[%1$d, %1$d], [%2$d, %2$d], [%3$d, %3$d]", kernel, stride, padding);
  }
}
