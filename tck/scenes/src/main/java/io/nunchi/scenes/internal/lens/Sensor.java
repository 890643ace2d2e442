package io.nunchi.scenes.internal.lens;

import io.nunchi.scenes.internal.shape.Rgb;
import io.nunchi.scenes.internal.space.Dice;
import io.nunchi.scenes.truth.SceneEvent;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;

/**
 * Turns what the lens throws into the picture that a camera delivers: shaken, out of focus,
 * exposed, with noise. For one thread.
 */
public final class Sensor {

  private static final VarHandle FOUR_SAMPLES =
      MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);

  private static final int LEVELS = 64;
  private static final int NOISE_LENGTH = 1 << 18;
  private static final double BELL_RANGE = 3.2;

  /** In parts of the frame's width. */
  private static final double MOVED_RIGHT = 0.22;

  private static final double MOVED_DOWN = 0.066;
  private static final double BLUR = 0.012;

  private final int width;
  private final int height;
  private final Weather weather;
  private final long seed;
  private final byte[] noise;
  private final byte[] response = new byte[256 * LEVELS];
  private final byte[] picture;
  private final BoxBlur blur;
  private final int[] blurred;
  private final int[] shifted;
  private double responseExposure = Double.NaN;

  public Sensor(int width, int height, Weather weather, long seed) {
    this.width = width;
    this.height = height;
    this.weather = weather;
    this.seed = seed;
    this.picture = new byte[width * height * 3];
    this.blur = new BoxBlur(width, height);
    this.blurred = new int[width * height];
    this.shifted = new int[width];
    this.noise = new byte[NOISE_LENGTH + 3 * width];
    Dice dice = Dice.of(seed, "noise");
    for (int i = 0; i < NOISE_LENGTH; i++) {
      double level = (dice.bell() / BELL_RANGE + 1) / 2 * LEVELS;
      noise[i] = (byte) Math.max(0, Math.min(LEVELS - 1, (int) level));
    }
    System.arraycopy(noise, 0, noise, NOISE_LENGTH, 3 * width); // a row may start near the end
  }

  /** Tells whether the camera is moved at any time. */
  public boolean isEverMoved() {
    return weather.disturbances().stream()
        .anyMatch(disturbance -> disturbance.kind() == SceneEvent.Kind.CAMERA_MOVED);
  }

  /** Returns the greatest shift of a moved camera's picture to the right, in pixels. */
  public int mostMovedX() {
    return (int) Math.round(MOVED_RIGHT * width);
  }

  /** Returns the greatest shift of a moved camera's picture down, in pixels. */
  public int mostMovedY() {
    return (int) Math.round(MOVED_DOWN * width);
  }

  /** Returns the shift of the camera's picture to the right, in pixels. */
  public int movedX(double time) {
    return (int) Math.round(MOVED_RIGHT * width * moved(time));
  }

  /** Returns the shift of the camera's picture down, in pixels. */
  public int movedY(double time) {
    return (int) Math.round(MOVED_DOWN * width * moved(time));
  }

  private double moved(double time) {
    return weather.disturbance(SceneEvent.Kind.CAMERA_MOVED, time);
  }

  /** Returns the shift of a frame to the right by a shaking camera, in pixels. */
  public int shakeX(int frame) {
    return (int) Math.round(shake(frame, 1) * width);
  }

  /** Returns the shift of a frame down by a shaking camera, in pixels. */
  public int shakeY(int frame) {
    return (int) Math.round(shake(frame, 2) * width);
  }

  private double shake(int frame, int axis) {
    if (weather.shake() == 0) {
      return 0;
    }
    return weather.shake() * new Dice(seed + 31L * frame + axis).bell() * 0.5;
  }

  /**
   * Exposes a frame.
   *
   * @param light red, green and blue in one number for each pixel
   * @param frame counted from 0
   * @param time in seconds from the first frame
   * @return blue, green, red for each pixel; not to be kept
   */
  public byte[] expose(int[] light, int frame, double time) {
    int[] focused = focus(light, time);
    double covered = weather.disturbance(SceneEvent.Kind.CAMERA_COVERED, time);
    prepareResponse(weather.exposure().at(time) * (1 - 0.94 * covered));
    int shiftX = shakeX(frame);
    int shiftY = shakeY(frame);
    for (int y = 0; y < height; y++) {
      int from = Math.max(0, Math.min(height - 1, y - shiftY)) * width;
      int start = (int) (Dice.mix(seed ^ ((long) frame << 20) + y) & NOISE_LENGTH - 1);
      exposeRow(focused, from, shiftX, y * width * 3, start);
    }
    return picture;
  }

  private void exposeRow(int[] light, int from, int shiftX, int to, int noiseStart) {
    int left = Math.max(0, Math.min(width, shiftX));
    int right = Math.max(0, Math.min(width, width + shiftX));
    int[] row = shiftX == 0 ? light : shiftedRow(light, from, shiftX, left, right);
    int start = shiftX == 0 ? from : 0;
    if (weather.infrared()) {
      exposeGrey(row, start, to, noiseStart);
    } else {
      exposeColor(row, start, to, noiseStart);
    }
  }

  /** A row as the shaking camera sees it; its ends repeat where it saw nothing. */
  private int[] shiftedRow(int[] light, int from, int shiftX, int left, int right) {
    Arrays.fill(shifted, 0, left, light[from]);
    if (right > left) {
      System.arraycopy(light, from + left - shiftX, shifted, left, right - left);
    }
    Arrays.fill(shifted, right, width, light[from + width - 1]);
    return shifted;
  }

  private void exposeGrey(int[] row, int start, int to, int noiseStart) {
    int mask = response.length - 1;
    int at = to;
    for (int x = 0; x < width; x++) {
      int color = row[start + x];
      int luma = (Rgb.red(color) * 90 + Rgb.green(color) * 130 + Rgb.blue(color) * 36) >> 8;
      byte grey = response[luma * LEVELS + noise[noiseStart + x] & mask];
      picture[at] = grey;
      picture[at + 1] = grey;
      picture[at + 2] = grey;
      at += 3;
    }
  }

  /** Four pixels at a time, which are twelve samples or three whole numbers. */
  private void exposeColor(int[] row, int start, int to, int noiseStart) {
    int at = to;
    int next = noiseStart;
    int x = start;
    for (int end = start + width - 3; x < end; x += 4) {
      int second = row[x + 1];
      int third = row[x + 2];
      FOUR_SAMPLES.set(picture, at, four((row[x] & 0xFFFFFF) | (second << 24), next));
      FOUR_SAMPLES.set(picture, at + 4, four(((second >> 8) & 0xFFFF) | (third << 16), next + 4));
      FOUR_SAMPLES.set(picture, at + 8, four(((third >> 16) & 0xFF) | (row[x + 3] << 8), next + 8));
      next += 12;
      at += 12;
    }
    for (int end = start + width; x < end; x++) {
      for (int color = 0; color < 3; color++) {
        picture[at++] = (byte) sample(row[x] >> (8 * color), noise[next++]);
      }
    }
  }

  private int four(int samples, int next) {
    int grain = (int) FOUR_SAMPLES.get(noise, next);
    return sample(samples, grain)
        | sample(samples >> 8, grain >> 8) << 8
        | sample(samples >> 16, grain >> 16) << 16
        | sample(samples >> 24, grain >> 24) << 24;
  }

  /** The mask changes no index; with it the compiler knows that all are within the table. */
  private int sample(int level, int grain) {
    return response[(level & 255) * LEVELS + (grain & LEVELS - 1) & response.length - 1] & 255;
  }

  /** Works out what the sensor says for every brightness and every level of noise. */
  private void prepareResponse(double exposure) {
    if (exposure == responseExposure) {
      return;
    }
    responseExposure = exposure;
    for (int level = 0; level < 256; level++) {
      double exposed = level * exposure;
      double soft = exposed < 200 ? exposed : 200 + 55 * (1 - StrictMath.exp((200 - exposed) / 55));
      double deviation = weather.noise() * (0.6 + 0.5 * Math.sqrt(soft / 128));
      for (int i = 0; i < LEVELS; i++) {
        double bell = ((i + 0.5) / LEVELS * 2 - 1) * BELL_RANGE;
        double sample = Math.max(0, Math.min(255, soft + deviation * bell + 0.5));
        response[level * LEVELS + i] = (byte) (int) sample;
      }
    }
  }

  private int[] focus(int[] light, double time) {
    double strength = weather.disturbance(SceneEvent.Kind.CAMERA_DEFOCUSED, time);
    int radius = (int) Math.round(BLUR * width * strength);
    if (radius == 0) {
      return light;
    }
    blur.blur(light, blurred, radius);
    return blurred;
  }
}
