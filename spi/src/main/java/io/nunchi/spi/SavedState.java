package io.nunchi.spi;

import java.util.Arrays;
import java.util.Objects;

/**
 * The state of an analyzer at the end of a frame, such as its background model and its tracks, from
 * which another analyzer goes on (rule 9.5).
 *
 * <p>Lifecycle: made by {@link FrameAnalyzer#saveState()}, kept by the host for as long as it
 * likes, handed to a new analyzer by {@link StreamContext#savedState()}. Immutable: the bytes are
 * copied in and out. Any thread.
 *
 * @since 1.0
 */
public final class SavedState {

  /** The greatest size of a state, in bytes. */
  public static final int MAX_BYTES = 64 * 1024 * 1024;

  private final String format;
  private final int version;
  private final byte[] bytes;

  private SavedState(String format, int version, byte[] bytes) {
    this.format = format;
    this.version = version;
    this.bytes = bytes;
  }

  /**
   * Copies a state.
   *
   * @param format a name of the plugin's for what the bytes hold, such as {@code acme.people.state}
   * @param version the version of the format; an analyzer starts afresh from a version that it does
   *     not know
   * @param bytes the state, at most {@link #MAX_BYTES}
   * @return the state
   * @throws IllegalArgumentException if the format is blank or there are too many bytes
   */
  public static SavedState of(String format, int version, byte[] bytes) {
    if (format.isBlank()) {
      throw new IllegalArgumentException("a state's format is not blank");
    }
    if (bytes.length > MAX_BYTES) {
      throw new IllegalArgumentException(
          "a state has at most " + MAX_BYTES + " bytes; found " + bytes.length);
    }
    return new SavedState(format, version, bytes.clone());
  }

  /**
   * The name for what the bytes hold.
   *
   * @return the plugin's own name, not blank
   */
  public String format() {
    return format;
  }

  /**
   * The version of the format.
   *
   * @return a number of the plugin's
   */
  public int version() {
    return version;
  }

  /**
   * The state.
   *
   * @return a copy of the bytes
   */
  public byte[] bytes() {
    return bytes.clone();
  }

  /**
   * The size of the state.
   *
   * @return bytes, at most {@link #MAX_BYTES}
   */
  public int size() {
    return bytes.length;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof SavedState that
        && format.equals(that.format)
        && version == that.version
        && Arrays.equals(bytes, that.bytes);
  }

  @Override
  public int hashCode() {
    return Objects.hash(format, version, Arrays.hashCode(bytes));
  }

  @Override
  public String toString() {
    return "SavedState[" + format + " " + version + ", " + bytes.length + " bytes]";
  }
}
