package io.nunchi.cli.internal.progress;

/** Shows answers to commands between the lines of the progress. Any thread. */
public interface AnswerDisplay {

  /**
   * A command was answered.
   *
   * @param text one line or more
   */
  void answered(String text);

  /**
   * The user begins or ends typing a command on the terminal: progress is not drawn over it.
   *
   * @param begins true if the user begins
   */
  void typing(boolean begins);
}
