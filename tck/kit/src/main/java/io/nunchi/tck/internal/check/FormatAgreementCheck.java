package io.nunchi.tck.internal.check;

import io.nunchi.spi.AnalyzerEngine;
import io.nunchi.spi.Capability;
import io.nunchi.spi.failure.ProblemException;
import io.nunchi.spi.frame.ColorMatrix;
import io.nunchi.spi.frame.ColorRange;
import io.nunchi.spi.frame.PixelFormat;
import io.nunchi.tck.internal.run.CheckSession;
import io.nunchi.testing.ColorCoding;
import io.nunchi.testing.Sightings;
import io.nunchi.testing.Target;
import io.nunchi.testing.Walk;
import java.util.List;
import java.util.Set;

/**
 * Rule 5.7: the same picture gives the same result in every pixel format, colour range and matrix.
 *
 * <p>An analyzer may read the luma of some formats and the colours of others. So colours must agree
 * only where the analyzer itself tells them apart, and only roughly between packed and planar
 * formats, which halve the colours' resolution.
 */
final class FormatAgreementCheck {

  private static final List<ColorCoding> OTHER_CODINGS =
      List.of(
          new ColorCoding(ColorMatrix.BT709, ColorRange.LIMITED),
          new ColorCoding(ColorMatrix.BT2020, ColorRange.FULL));

  private static final Set<PixelFormat> PACKED =
      Set.of(PixelFormat.BGR, PixelFormat.RGB, PixelFormat.BGRA);

  /** Colours of which exchanged channels, U and V too, make each other. */
  private static final int[][] EXCHANGEABLE = {{0xffff40, 0x40ffff}, {0xe62828, 0x2828e6}};

  private static final String OF_PLACE =
      "how planes are found, and that half-size planes belong to the full-size picture";
  private static final String OF_COLOUR =
      "the order of the channels, and that U is the first and V the second";

  private final CheckSession session;
  private final AnalyzerEngine engine;
  private final Walk walk;

  private FormatAgreementCheck(CheckSession session) throws ProblemException {
    this.session = session;
    this.engine = session.startEngine();
    this.walk = session.subject().walk();
  }

  static void addTo(Checks checks) {
    checks.addWithEngine("5.7", session -> new FormatAgreementCheck(session).run());
  }

  private void run() throws ProblemException {
    List<PixelFormat> formats = engine.descriptor().pixelFormats().stream().sorted().toList();
    Appearance reference = show(walk);
    if (session.subject().declares(Capability.DETECTIONS) && !reference.isFound()) {
      throw session.skipped(ResultChecks.NOTHING_FOUND);
    }
    for (PixelFormat format : formats) {
      Walk other = walk.in(format);
      requireSamePlace(reference, other);
      for (ColorCoding coding : OTHER_CODINGS) {
        requireSamePlace(reference, other.coded(coding));
      }
    }
    List<PixelFormat> coloured =
        formats.stream().filter(format -> format != PixelFormat.GRAY8).toList();
    if (reference.isFound() && walk.layout().format() != PixelFormat.GRAY8) {
      for (int[] pair : EXCHANGEABLE) {
        coloursAgree(coloured, walk.target().tinted(pair[0]), walk.target().tinted(pair[1]));
      }
    }
    if (!session.subject().declares(Capability.DETECTIONS)) {
      throw session.notApplicable(ResultChecks.NO_DETECTIONS);
    }
  }

  private Appearance show(Walk shown) throws ProblemException {
    session.doing(
        "let %s walk through frames of %s".formatted(shown.target().name(), shown.layout()));
    return Appearance.of(new Sightings(shown, session.follow(engine, shown)));
  }

  private void requireSamePlace(Appearance reference, Walk other) throws ProblemException {
    Appearance appearance = show(other);
    boolean isComparable =
        reference.isAlwaysFound() || (reference.isFound() && appearance.isFound());
    if (isComparable && !appearance.isAtSamePlace(reference)) {
      throw session.failure(
          "%s, as in %s".formatted(reference.describe(), walk.layout()),
          appearance.describe(),
          OF_PLACE);
    }
  }

  private void coloursAgree(List<PixelFormat> formats, Target one, Target exchanged)
      throws ProblemException {
    Appearance ofOne = show(walk.showing(one));
    Appearance ofExchanged = show(walk.showing(exchanged));
    for (PixelFormat format : formats) {
      if (format == walk.layout().format()) {
        continue;
      }
      Appearance other = show(walk.in(format).showing(one));
      Appearance otherExchanged = show(walk.in(format).showing(exchanged));
      boolean lossless = PACKED.contains(format) && PACKED.contains(walk.layout().format());
      boolean same =
          lossless
              ? other.isNear(ofOne) && otherExchanged.isNear(ofExchanged)
              : !other.isConfused(otherExchanged, ofOne, ofExchanged);
      if (!same) {
        throw session.failure(
            "%s, and with red and blue exchanged %s, as in %s"
                .formatted(ofOne.describe(), ofExchanged.describe(), walk.layout()),
            other.describe() + ", and " + otherExchanged.describe(),
            OF_COLOUR);
      }
    }
  }
}
