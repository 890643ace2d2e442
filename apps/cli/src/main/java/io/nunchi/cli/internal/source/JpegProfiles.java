package io.nunchi.cli.internal.source;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Takes colour profiles out of JPEG files: ImageIO would convert the colours by them. */
final class JpegProfiles {

  private static final byte[] NAME = "ICC_PROFILE\0".getBytes(StandardCharsets.US_ASCII);
  private static final int APP2 = 0xe2;
  private static final int START_OF_SCAN = 0xda;
  private static final int SEGMENT_HEADER = 4;

  private JpegProfiles() {}

  /** The same file without its profile; what is no JPEG file comes back as it is. */
  static byte[] removed(byte[] jpeg) {
    ByteArrayOutputStream kept = new ByteArrayOutputStream(jpeg.length);
    int copied = 0;
    int segment = withoutFill(jpeg, 2);
    while (isSegment(jpeg, segment)) {
      int end = segment + 2 + unsignedShort(jpeg, segment + 2);
      if (isProfile(jpeg, segment, end)) {
        kept.write(jpeg, copied, segment - copied);
        copied = Math.min(end, jpeg.length);
      }
      segment = withoutFill(jpeg, end);
    }
    if (copied == 0) {
      return jpeg;
    }
    kept.write(jpeg, copied, jpeg.length - copied);
    return kept.toByteArray();
  }

  /** The place of the next marker: any number of bytes 0xff may stand before it. */
  private static int withoutFill(byte[] jpeg, int at) {
    int marker = at;
    while (marker + 1 < jpeg.length
        && (jpeg[marker] & 0xff) == 0xff
        && (jpeg[marker + 1] & 0xff) == 0xff) {
      marker++;
    }
    return marker;
  }

  private static boolean isSegment(byte[] jpeg, int at) {
    return at + SEGMENT_HEADER <= jpeg.length
        && (jpeg[at] & 0xff) == 0xff
        && (jpeg[at + 1] & 0xff) != START_OF_SCAN;
  }

  private static boolean isProfile(byte[] jpeg, int at, int end) {
    int content = at + SEGMENT_HEADER;
    return (jpeg[at + 1] & 0xff) == APP2
        && content + NAME.length <= Math.min(end, jpeg.length)
        && Arrays.equals(jpeg, content, content + NAME.length, NAME, 0, NAME.length);
  }

  private static int unsignedShort(byte[] bytes, int at) {
    return ((bytes[at] & 0xff) << 8) | (bytes[at + 1] & 0xff);
  }
}
