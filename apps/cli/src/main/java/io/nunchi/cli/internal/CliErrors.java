package io.nunchi.cli.internal;

import io.nunchi.spi.failure.Problem;

/** The codes of everything that the command line tool itself finds wrong. */
public final class CliErrors {

  /** A mistake of the tool, not of its user. */
  public static final String UNEXPECTED = "NUN-7000";

  /** The command line is not understood. */
  public static final String USAGE = "NUN-7001";

  /** The source does not exist or cannot be read. */
  public static final String SOURCE_UNREADABLE = "NUN-7002";

  /** The source is no video that can be decoded. */
  public static final String NOT_A_VIDEO = "NUN-7003";

  /** The source has sound or other streams, but no pictures. */
  public static final String NO_VIDEO_STREAM = "NUN-7004";

  /** The folder has no images. */
  public static final String NO_IMAGES = "NUN-7005";

  /** One image or one frame cannot be decoded. */
  public static final String FRAME_UNREADABLE = "NUN-7006";

  /** The video ends before it says it does. */
  public static final String TRUNCATED = "NUN-7007";

  /** The camera cannot be reached. */
  public static final String CAMERA_UNREACHABLE = "NUN-7008";

  /** The output folder already holds something. */
  public static final String OUTPUT_NOT_EMPTY = "NUN-7009";

  /** The output folder cannot be written. */
  public static final String OUTPUT_UNWRITABLE = "NUN-7010";

  /** Writing a result failed while frames were analyzed. */
  public static final String WRITE_FAILED = "NUN-7011";

  /** The analyzer does not return. */
  public static final String NO_RESULT_IN_TIME = "NUN-7012";

  /** This machine has no font. */
  public static final String NO_FONT = "NUN-7013";

  /** The plugin brings no such tool. */
  public static final String TOOL_MISSING = "NUN-7014";

  /** The sequence's description cannot be understood. */
  public static final String SEQUENCE_INFO_MALFORMED = "NUN-7015";

  /** The source ended without a single picture. */
  public static final String NO_FRAME = "NUN-7016";

  /** The analyzer failed on frames. */
  public static final String FRAMES_FAILED = "NUN-7017";

  /** The description of an analyzer is malformed. */
  public static final String SPEC_MALFORMED = "NUN-7018";

  /** Frames and labels do not belong together. */
  public static final String FRAMES_UNLIKE_LABELS = "NUN-7019";

  /** A file of settings is malformed, or for another plugin. */
  public static final String SETTINGS_FILE = "NUN-7027";

  /** The plugin has no setting that could carry a threshold. */
  public static final String NO_THRESHOLD = "NUN-7028";

  /** Thresholds cannot be written into a manifest. */
  public static final String MANIFEST_UNFIT = "NUN-7029";

  /** The candidate beside the analyzer does not return. */
  public static final String CANDIDATE_LATE = "NUN-7020";

  /** The time stamps of a recording were mended. */
  public static final String TIME_MENDED = "NUN-7021";

  /** Frames are shown at an angle that is not applied. */
  public static final String ORIENTATION_UNKNOWN = "NUN-7022";

  /** The colours of a video are not converted exactly. */
  public static final String COLORS_APPROXIMATED = "NUN-7023";

  /** Files of a folder of pictures were not read. */
  public static final String PICTURES_UNREADABLE = "NUN-7024";

  /** Frames are damaged, because data of them are missing. */
  public static final String DAMAGED = "NUN-7025";

  /** The video is interlaced. */
  public static final String INTERLACED = "NUN-7026";

  /** The labels of a video that is turned are taken to be of the upright picture. */
  public static final String LABELS_OF_TURNED_VIDEO = "NUN-7032";

  /** The port for metrics cannot be opened. */
  public static final String METRICS_PORT_TAKEN = "NUN-7030";

  /** A key or certificate cannot be used. */
  public static final String KEY_UNUSABLE = "NUN-7040";

  /** The file is no report of the kit. */
  public static final String REPORT_UNREADABLE = "NUN-7041";

  /** The file has no signature, or one that cannot be read. */
  public static final String NOT_SIGNED = "NUN-7042";

  /** The file is not the one that was signed. */
  public static final String SIGNATURE_WRONG = "NUN-7043";

  /** The file is signed by another key than the trusted one. */
  public static final String SIGNER_UNKNOWN = "NUN-7044";

  /** The plugin's jars are not those of the report. */
  public static final String PLUGIN_DIFFERS = "NUN-7045";

  /** The plugin cannot be packed. */
  public static final String NOT_PACKED = "NUN-7046";

  private CliErrors() {}

  /** The problem of a failure that nobody foresaw; --debug shows its stack trace. */
  public static Problem unexpected(Throwable failure) {
    return Problem.of(UNEXPECTED, "a mistake in this program")
        .found(failure.toString())
        .fix("report it, with what it prints when --debug is added");
  }
}
