package io.nunchi.cli.internal.draw;

import io.nunchi.spi.result.Detection;
import io.nunchi.spi.result.Keypoint;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.Rectangle;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Line2D;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Draws keypoints, and lines between those whose names belong together: the limbs of a person, and
 * the sides of a turned box. The less certain a point is, the fainter it is.
 */
final class KeypointPainter {

  /** Names of points that a line joins. */
  private record Limb(String from, String to) {}

  private static final List<Limb> LIMBS =
      List.of(
          new Limb("left-shoulder", "right-shoulder"),
          new Limb("left-shoulder", "left-elbow"),
          new Limb("left-elbow", "left-wrist"),
          new Limb("right-shoulder", "right-elbow"),
          new Limb("right-elbow", "right-wrist"),
          new Limb("left-shoulder", "left-hip"),
          new Limb("right-shoulder", "right-hip"),
          new Limb("left-hip", "right-hip"),
          new Limb("left-hip", "left-knee"),
          new Limb("left-knee", "left-ankle"),
          new Limb("right-hip", "right-knee"),
          new Limb("right-knee", "right-ankle"),
          new Limb("left-ear", "left-eye"),
          new Limb("left-eye", "nose"),
          new Limb("nose", "right-eye"),
          new Limb("right-eye", "right-ear"),
          new Limb("corner-1", "corner-2"),
          new Limb("corner-2", "corner-3"),
          new Limb("corner-3", "corner-4"),
          new Limb("corner-4", "corner-1"));

  private static final int OPAQUE = 255;

  private KeypointPainter() {}

  static void paint(Graphics2D graphics, Rectangle area, Detection detection) {
    if (detection.keypoints().isEmpty()) {
      return;
    }
    Color color = LabelColors.of(detection.label());
    Map<String, Keypoint> byName =
        detection.keypoints().stream()
            .collect(Collectors.toMap(Keypoint::name, Function.identity(), (first, same) -> first));
    for (Limb limb : LIMBS) {
      Keypoint from = byName.get(limb.from());
      Keypoint to = byName.get(limb.to());
      if (from != null && to != null) {
        graphics.setColor(faint(color, Math.min(from.confidence(), to.confidence())));
        graphics.draw(new Line2D.Double(x(from, area), y(from, area), x(to, area), y(to, area)));
      }
    }
    double radius = Math.max(1.5, area.height / 200.0);
    for (Keypoint point : detection.keypoints()) {
      graphics.setColor(faint(color, point.confidence()));
      graphics.fill(
          new Ellipse2D.Double(
              x(point, area) - radius, y(point, area) - radius, 2 * radius, 2 * radius));
    }
  }

  private static double x(Keypoint point, Rectangle area) {
    return area.x + (double) point.x() * area.width;
  }

  private static double y(Keypoint point, Rectangle area) {
    return area.y + (double) point.y() * area.height;
  }

  private static Color faint(Color color, float confidence) {
    int alpha = Math.round(OPAQUE * confidence);
    return new Color(color.getRed(), color.getGreen(), color.getBlue(), alpha);
  }
}
