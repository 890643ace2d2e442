package io.nunchi.accuracy.threshold;

import java.math.BigDecimal;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The aim by which a label's least confidence is chosen.
 *
 * <p>Immutable; any thread.
 */
public final class ThresholdAim {

  /** The kinds of aims. */
  public enum Kind {
    /** As few false alarms and misses as possible. */
    LEAST_ERROR("least-error"),
    /** As many hits as possible while a share of the detections is right. */
    PRECISION("precision"),
    /** As many hits as possible with a bounded number of false alarms an hour. */
    FALSE_ALARMS_PER_HOUR("false-alarms-per-hour");

    private final String text;

    Kind(String text) {
      this.text = text;
    }
  }

  /** The form of an aim in words. */
  public static final String FORM =
      "least-error, precision=P with P above 0 and at most 1, or false-alarms-per-hour=N with N"
          + " from 0";

  private static final Pattern WITH_AMOUNT =
      Pattern.compile("(precision|false-alarms-per-hour)=([0-9]{1,9}(?:\\.[0-9]{1,9})?)");
  private static final ThresholdAim LEAST_ERROR = new ThresholdAim(Kind.LEAST_ERROR, 0);

  private final Kind kind;
  private final double amount;

  private ThresholdAim(Kind kind, double amount) {
    this.kind = kind;
    this.amount = amount;
  }

  /**
   * As few false alarms and misses as possible.
   *
   * @return the aim
   */
  public static ThresholdAim leastError() {
    return LEAST_ERROR;
  }

  /**
   * As many hits as possible while a share of the detections is right.
   *
   * @param share above 0, at most 1
   * @return the aim
   */
  public static ThresholdAim precision(double share) {
    if (!(share > 0 && share <= 1)) {
      throw new IllegalArgumentException("a precision is above 0 and at most 1: " + share);
    }
    return new ThresholdAim(Kind.PRECISION, share);
  }

  /**
   * As many hits as possible with a bounded number of false alarms an hour. Detections that follow
   * each other in one place are one false alarm.
   *
   * @param most false alarms of one label in an hour of recording, from 0
   * @return the aim
   */
  public static ThresholdAim falseAlarmsPerHour(double most) {
    if (!(most >= 0 && Double.isFinite(most))) {
      throw new IllegalArgumentException("a number of false alarms is not negative: " + most);
    }
    return new ThresholdAim(Kind.FALSE_ALARMS_PER_HOUR, most);
  }

  /**
   * Reads an aim.
   *
   * @param text such as {@code precision=0.9}
   * @return empty if the text does not have the {@link #FORM}
   */
  public static Optional<ThresholdAim> parse(String text) {
    if (text.equals(Kind.LEAST_ERROR.text)) {
      return Optional.of(LEAST_ERROR);
    }
    Matcher matcher = WITH_AMOUNT.matcher(text);
    if (!matcher.matches()) {
      return Optional.empty();
    }
    double amount = Double.parseDouble(matcher.group(2));
    if (matcher.group(1).equals(Kind.FALSE_ALARMS_PER_HOUR.text)) {
      return Optional.of(falseAlarmsPerHour(amount));
    }
    return amount > 0 && amount <= 1 ? Optional.of(precision(amount)) : Optional.empty();
  }

  /**
   * The kind of the aim.
   *
   * @return its kind
   */
  public Kind kind() {
    return kind;
  }

  /**
   * The share or number that the aim names.
   *
   * @return 0 for {@link Kind#LEAST_ERROR}
   */
  public double amount() {
    return amount;
  }

  /** The text that {@link #parse} reads. */
  @Override
  public String toString() {
    return kind == Kind.LEAST_ERROR
        ? kind.text
        : kind.text + "=" + BigDecimal.valueOf(amount).stripTrailingZeros().toPlainString();
  }
}
