package io.nunchi.tck.mutant;

import io.nunchi.spi.AnalyzerEngine;
import io.nunchi.spi.Capability;
import io.nunchi.spi.EngineContext;
import io.nunchi.spi.EngineDescriptor;
import io.nunchi.spi.FrameAnalyzer;
import io.nunchi.spi.StreamContext;
import io.nunchi.spi.failure.AnalyzerException;
import io.nunchi.spi.failure.AnalyzerFailedException;
import io.nunchi.spi.failure.EngineStartException;
import io.nunchi.spi.frame.Frame;
import io.nunchi.spi.frame.PixelFormat;
import io.nunchi.spi.frame.Plane;
import io.nunchi.spi.geometry.BoundingBox;
import io.nunchi.spi.result.Attribute;
import io.nunchi.spi.result.Detection;
import io.nunchi.spi.result.FrameResult;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Finds what is bright in any channel, and tells its hue. */
final class HuePlugin extends Delegating.Plugin {

  private static final int BRIGHT = 200;
  private static final int COLOURED = 40;

  /** Mistakes in reading colours. */
  enum Flaw {
    /** A correct analyzer. */
    NONE,
    /** Takes RGB for BGR. */
    RGB_AS_BGR,
    /** Takes V for U in NV12. */
    V_BEFORE_U_IN_NV12,
    /** Takes V for U in I420. */
    V_BEFORE_U_IN_I420,
    /** Finds nothing bluish in planar formats. */
    NO_BLUE_IN_PLANES,
    /** Takes the size of the chroma plane for the picture's in NV12. */
    HALVED_IN_NV12,
    /** Fails with video's range. */
    FULL_RANGE_ONLY,
    /** Fails with the matrix of high definition. */
    BT601_ONLY
  }

  private final Flaw flaw;
  private final boolean warmOnly;

  /**
   * Creates a plugin.
   *
   * @param flaw its mistake
   * @param warmOnly true to find warm and grey things alone, without telling their hue
   */
  HuePlugin(Flaw flaw, boolean warmOnly) {
    this.flaw = flaw;
    this.warmOnly = warmOnly;
  }

  @Override
  public AnalyzerEngine createEngine(EngineContext context) throws EngineStartException {
    return new Delegating.Engine(super.createEngine(context)) {
      @Override
      public EngineDescriptor descriptor() {
        return EngineDescriptor.builder()
            .labels(List.of("spot"))
            .capabilities(Set.of(Capability.DETECTIONS, Capability.ATTRIBUTES))
            .pixelFormats(
                Set.of(
                    PixelFormat.BGR,
                    PixelFormat.RGB,
                    PixelFormat.NV12,
                    PixelFormat.I420,
                    PixelFormat.GRAY8))
            .build();
      }

      @Override
      public FrameAnalyzer openAnalyzer(StreamContext stream) throws AnalyzerFailedException {
        return new Delegating.Analyzer(super.openAnalyzer(stream), HuePlugin.this::analyze);
      }
    };
  }

  private FrameResult analyze(FrameAnalyzer correct, Frame frame) throws AnalyzerException {
    correct.analyze(frame);
    String declared = frame.colorRange() + " " + frame.colorMatrix();
    if ((flaw == Flaw.FULL_RANGE_ONLY && declared.startsWith("LIMITED"))
        || (flaw == Flaw.BT601_ONLY && declared.endsWith("BT709"))) {
      throw new AnalyzerFailedException(Delegating.problem(57, "a colour coding: " + declared));
    }
    int left = frame.width();
    int top = frame.height();
    int right = 0;
    int bottom = 0;
    long red = 0;
    long blue = 0;
    int count = 0;
    List<Plane> planes = frame.planes();
    for (int y = 0; y < frame.height(); y++) {
      for (int x = 0; x < frame.width(); x++) {
        int rgb = rgb(frame, planes, x, y);
        int ofRed = rgb >> 16 & 255;
        int ofBlue = rgb & 255;
        boolean hidden = warmOnly && ofBlue > ofRed + COLOURED;
        if (Math.max(ofRed, Math.max(rgb >> 8 & 255, ofBlue)) > BRIGHT && !hidden) {
          left = Math.min(left, x);
          top = Math.min(top, y);
          right = Math.max(right, x + 1);
          bottom = Math.max(bottom, y + 1);
          red += ofRed;
          blue += ofBlue;
          count++;
        }
      }
    }
    if (count == 0) {
      return FrameResult.nothing();
    }
    float width = frame.width();
    float height = frame.height();
    float part = flaw == Flaw.HALVED_IN_NV12 && frame.pixelFormat() == PixelFormat.NV12 ? 0.5f : 1;
    BoundingBox box =
        new BoundingBox(
            part * left / width,
            part * top / height,
            part * (right - left) / width,
            part * (bottom - top) / height);
    List<Attribute> hue = new ArrayList<>();
    if (!warmOnly && frame.pixelFormat() != PixelFormat.GRAY8) {
      hue.add(Attribute.of("hue", hue((red - blue) / count), 1));
    }
    return FrameResult.of(List.of(Detection.builder("spot", 1, box).attributes(hue).build()));
  }

  private static String hue(long redMinusBlue) {
    return redMinusBlue > COLOURED ? "warm" : redMinusBlue < -COLOURED ? "cold" : "grey";
  }

  private int rgb(Frame frame, List<Plane> planes, int x, int y) {
    return switch (frame.pixelFormat()) {
      case GRAY8 -> sample(planes.get(0), x, y) * 0x10101;
      case RGB -> flaw == Flaw.RGB_AS_BGR ? bgr(planes.get(0), x, y) : rgb(planes.get(0), x, y);
      case NV12 -> {
        int first = sample(planes.get(1), x / 2 * 2, y / 2);
        int second = sample(planes.get(1), x / 2 * 2 + 1, y / 2);
        boolean swapped = flaw == Flaw.V_BEFORE_U_IN_NV12;
        yield yuv(sample(planes.get(0), x, y), swapped ? second : first, swapped ? first : second);
      }
      case I420 -> {
        boolean swapped = flaw == Flaw.V_BEFORE_U_IN_I420;
        int u = sample(planes.get(swapped ? 2 : 1), x / 2, y / 2);
        int v = sample(planes.get(swapped ? 1 : 2), x / 2, y / 2);
        yield yuv(sample(planes.get(0), x, y), u, v);
      }
      default -> bgr(planes.get(0), x, y);
    };
  }

  private static int sample(Plane plane, int column, int row) {
    return Byte.toUnsignedInt(plane.buffer().get(row * plane.stride() + column));
  }

  private static int bgr(Plane plane, int x, int y) {
    return sample(plane, 3 * x, y)
        | sample(plane, 3 * x + 1, y) << 8
        | sample(plane, 3 * x + 2, y) << 16;
  }

  private static int rgb(Plane plane, int x, int y) {
    return sample(plane, 3 * x, y) << 16
        | sample(plane, 3 * x + 1, y) << 8
        | sample(plane, 3 * x + 2, y);
  }

  /** Full-range BT.601 for all: the hue is rough anyway. */
  private int yuv(int y, int u, int v) {
    int red = clamped(y + 1.402 * (v - 128));
    int green = clamped(y - 0.344136 * (u - 128) - 0.714136 * (v - 128));
    int blue = clamped(y + 1.772 * (u - 128));
    boolean hidden = flaw == Flaw.NO_BLUE_IN_PLANES && blue > red + COLOURED;
    return hidden ? 0 : red << 16 | green << 8 | blue;
  }

  private static int clamped(double sample) {
    return (int) Math.max(0, Math.min(255, Math.round(sample)));
  }
}
