package io.nunchi.scenes.internal.place;

import io.nunchi.scenes.internal.raster.Backdrop;
import io.nunchi.scenes.internal.raster.Light;
import io.nunchi.scenes.internal.raster.Sighting;
import io.nunchi.scenes.internal.shape.Rgb;
import io.nunchi.scenes.internal.space.Eye;
import io.nunchi.scenes.internal.space.Noise;
import io.nunchi.scenes.internal.space.Vec;

/** Paints what stands still, one ray per sample, with the shadows of the sun. For one thread. */
public final class BackdropPainter {

  private static final int SAMPLES = Sighting.SAMPLES;

  private final Surroundings surroundings;
  private final Eye eye;
  private final Light light;

  private double distance;
  private double normalX;
  private double normalY;
  private double normalZ;
  private int color;
  private boolean isGround;

  public BackdropPainter(Surroundings surroundings, Eye eye, Light light) {
    this.surroundings = surroundings;
    this.eye = eye.scaled(SAMPLES);
    this.light = light;
  }

  /** Paints a backdrop of the given size in pixels. */
  public Backdrop paint(int width, int height) {
    int[] pixels = new int[width * height];
    byte[] reach = new byte[width * height];
    float[] nearness = new float[width * SAMPLES * height * SAMPLES];
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        paintPixel(x, y, width, pixels, reach, nearness);
      }
    }
    return new Backdrop(width, height, pixels, reach, nearness);
  }

  private void paintPixel(int x, int y, int width, int[] pixels, byte[] reach, float[] nearness) {
    int red = 0;
    int green = 0;
    int blue = 0;
    double shadowable = 0;
    for (int sample = 0; sample < SAMPLES * SAMPLES; sample++) {
      int sampleX = x * SAMPLES + (sample & 1);
      int sampleY = y * SAMPLES + (sample >> 1);
      Vec ray = eye.ray(sampleX + 0.5, sampleY + 0.5);
      int seen;
      if (hit(eye.position(), ray)) {
        Vec point = eye.position().along(ray, distance);
        boolean lit = light.sun() > 0 && isGround && !isShaded(point);
        seen = shade(point, lit || !isGround);
        if (lit) {
          double sunny = light.on(point.x(), point.y(), 0, 0, 0, 1);
          shadowable += 1 - light.inShadow(point.x(), point.y(), 0, 0, 0, 1) / sunny;
        }
        nearness[sampleY * width * SAMPLES + sampleX] = (float) (1 / distance);
      } else {
        seen = sky(ray.unit());
      }
      red += Rgb.red(seen);
      green += Rgb.green(seen);
      blue += Rgb.blue(seen);
    }
    double all = SAMPLES * SAMPLES;
    pixels[y * width + x] = Rgb.of(red / all, green / all, blue / all);
    reach[y * width + x] = (byte) Math.round(255 * shadowable / all);
  }

  private int shade(Vec point, boolean lit) {
    double brightness =
        lit
            ? light.on(point.x(), point.y(), point.z(), normalX, normalY, normalZ)
            : light.inShadow(point.x(), point.y(), point.z(), normalX, normalY, normalZ);
    if (!isGround) {
      brightness *= 0.7 + 0.3 * Noise.step(0, 1.2, point.z());
    } else {
      brightness *= corner(point);
    }
    return Rgb.mix(Rgb.times(color, brightness), light.haze(), light.hazeAt(distance));
  }

  /** The ground is darker where it meets a wall. */
  private double corner(Vec point) {
    double darkest = 1;
    for (Surroundings.Block block : surroundings.blocks()) {
      double dx = Math.max(0, Math.max(block.low().x() - point.x(), point.x() - block.high().x()));
      double dy = Math.max(0, Math.max(block.low().y() - point.y(), point.y() - block.high().y()));
      double away = Math.sqrt(dx * dx + dy * dy);
      darkest = Math.min(darkest, 0.62 + 0.38 * Noise.step(0, 1.1, away));
    }
    return darkest;
  }

  private int sky(Vec ray) {
    double up = Math.max(0, ray.z());
    int clear = Rgb.mix(surroundings.skyLow(), surroundings.skyHigh(), Math.min(1, up * 2.2));
    double scale = 2 / (up + 0.15);
    double cloud = Noise.rough(ray.x() * scale, ray.y() * scale, 40, 4);
    return Rgb.mix(clear, surroundings.skyLow(), 0.8 * Noise.step(0.45, 0.75, cloud));
  }

  private boolean isShaded(Vec point) {
    Vec from = point.along(Vec.UP, 1e-3);
    double seen = distance;
    double nx = normalX;
    double ny = normalY;
    double nz = normalZ;
    int seenColor = color;
    boolean shaded = hitsSolid(from, light.toSun(), 1e6);
    distance = seen;
    normalX = nx;
    normalY = ny;
    normalZ = nz;
    color = seenColor;
    isGround = true;
    return shaded;
  }

  private boolean hit(Vec from, Vec ray) {
    distance = Double.MAX_VALUE;
    if (ray.z() < -1e-6) {
      distance = -from.z() / ray.z();
      normal(0, 0, 1);
      isGround = true;
    }
    double ground = distance;
    boolean solid = hitsSolid(from, ray, distance);
    if (!solid && ground < Double.MAX_VALUE) {
      Vec point = from.along(ray, ground);
      color = surroundings.ground().color(point.x(), point.y());
      return true;
    }
    return solid;
  }

  private boolean hitsSolid(Vec from, Vec ray, double farthest) {
    distance = farthest;
    boolean found = false;
    for (Surroundings.Block block : surroundings.blocks()) {
      found |= hitsBlock(block, from, ray);
    }
    for (Surroundings.Post post : surroundings.posts()) {
      found |= hitsPost(post, from, ray);
    }
    return found;
  }

  private boolean hitsBlock(Surroundings.Block block, Vec from, Vec ray) {
    double enterX = enter(block.low().x(), block.high().x(), from.x(), ray.x());
    double enterY = enter(block.low().y(), block.high().y(), from.y(), ray.y());
    double enterZ = enter(block.low().z(), block.high().z(), from.z(), ray.z());
    double leave =
        Math.min(
            leave(block.low().x(), block.high().x(), from.x(), ray.x()),
            Math.min(
                leave(block.low().y(), block.high().y(), from.y(), ray.y()),
                leave(block.low().z(), block.high().z(), from.z(), ray.z())));
    double enter = Math.max(enterX, Math.max(enterY, enterZ));
    if (enter <= 1e-6 || enter >= leave || enter >= distance) {
      return false;
    }
    distance = enter;
    isGround = false;
    Vec point = from.along(ray, enter);
    if (enter == enterZ) {
      normal(0, 0, 1);
      color = 0x6A6660;
    } else if (enter == enterX) {
      normal(-Math.signum(ray.x()), 0, 0);
      color = block.facade().color(point.y(), point.z());
    } else {
      normal(0, -Math.signum(ray.y()), 0);
      color = block.facade().color(point.x(), point.z());
    }
    return true;
  }

  private static double enter(double low, double high, double from, double ray) {
    if (Math.abs(ray) < 1e-9) {
      return from >= low && from <= high ? -Double.MAX_VALUE : Double.MAX_VALUE;
    }
    return Math.min((low - from) / ray, (high - from) / ray);
  }

  private static double leave(double low, double high, double from, double ray) {
    if (Math.abs(ray) < 1e-9) {
      return Double.MAX_VALUE;
    }
    return Math.max((low - from) / ray, (high - from) / ray);
  }

  private boolean hitsPost(Surroundings.Post post, Vec from, Vec ray) {
    double dx = from.x() - post.foot().x();
    double dy = from.y() - post.foot().y();
    double a = ray.x() * ray.x() + ray.y() * ray.y();
    double b = dx * ray.x() + dy * ray.y();
    double inside = b * b - a * (dx * dx + dy * dy - post.radius() * post.radius());
    if (inside < 0 || a < 1e-12) {
      return false;
    }
    double enter = (-b - Math.sqrt(inside)) / a;
    double z = from.z() + enter * ray.z();
    if (enter <= 1e-6 || enter >= distance || z < 0 || z > post.height()) {
      return false;
    }
    distance = enter;
    isGround = false;
    color = post.color();
    normal((dx + enter * ray.x()) / post.radius(), (dy + enter * ray.y()) / post.radius(), 0);
    return true;
  }

  private void normal(double x, double y, double z) {
    normalX = x;
    normalY = y;
    normalZ = z;
  }
}
