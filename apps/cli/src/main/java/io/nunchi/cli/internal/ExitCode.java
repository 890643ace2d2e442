package io.nunchi.cli.internal;

/** Exit codes of the process, and their lines in the help texts. */
public final class ExitCode {

  /** Everything was done. */
  public static final int OK = 0;

  /** Something failed while running. */
  public static final int FAILED = 1;

  /** The command line is wrong. */
  public static final int USAGE = 2;

  /** An accuracy gate refused. */
  public static final int REFUSED = 3;

  /** Source, plugin, model, settings or output cannot be used. */
  public static final int UNUSABLE_INPUT = 4;

  /** Ended by the user. */
  public static final int INTERRUPTED = 130;

  public static final String HEADING = "%nExit codes:%n";
  public static final String OK_HELP = "0:Everything was done.";
  public static final String FAILED_HELP = "1:Something failed while running.";
  public static final String USAGE_HELP = "2:The command line is wrong.";
  public static final String GATE_HELP = "3:An accuracy gate refused.";
  public static final String INPUT_HELP =
      "4:Source, plugin, model, settings or output cannot be used.";
  public static final String INTERRUPTED_HELP = "130:Ended by Ctrl-C, SIGTERM or SIGHUP.";

  private ExitCode() {}
}
