package io.synthorax.console.view;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/**
 * The points of a run in the order of its epochs, whatever order they come in. Never more than
 * {@link #MOST}: a long run keeps every second, fourth, ... epoch, and always the last.
 */
final class Curve {
  static final int MOST = 512;

  private final TreeMap<Integer, CurvePoint> points = new TreeMap<>();
  private int stride = 1;
  private CurvePoint last;

  void add(CurvePoint point) {
    if (last == null || point.epoch() >= last.epoch()) {
      last = point;
    }
    if (point.epoch() % stride != 0) {
      return;
    }
    points.put(point.epoch(), point);
    if (points.size() == MOST) {
      stride *= 2;
      points.keySet().removeIf(epoch -> epoch % stride != 0);
    }
  }

  /** Forgets all but the last point. */
  void forget() {
    points.clear();
  }

  CurvePoint last() {
    return last;
  }

  List<CurvePoint> points() {
    List<CurvePoint> list = new ArrayList<>(points.values());
    boolean lastMissing = last != null && !list.isEmpty() && !points.containsKey(last.epoch());
    if (lastMissing) {
      list.add(last);
    }
    return List.copyOf(list);
  }
}
