package io.nunchi.scenes.internal.actor;

/**
 * The outline of a kind of vehicle, from front to back. Immutable but for its maker; any thread.
 *
 * @param length in metres
 * @param halfWidth in metres
 * @param wheelRadius in metres
 * @param frontAxle metres behind the front
 * @param rearAxle metres behind the front
 * @param stations each: metres behind the front; height of the underside, of the belt line, of the
 *     roof; half the width at the belt and at the roof in parts of the half width
 * @param windows each: where a side window starts and ends at the belt, and at the roof
 * @param screens where windscreen and rear window start and end on top
 */
@SuppressWarnings("ArrayRecordComponent") // constants, never compared
record VehicleShape(
    double length,
    double halfWidth,
    double wheelRadius,
    double frontAxle,
    double rearAxle,
    double[][] stations,
    double[][] windows,
    double[][] screens) {

  static final VehicleShape SALOON =
      new VehicleShape(
          4.5,
          0.9,
          0.32,
          0.85,
          3.6,
          new double[][] {
            {0, 0.3, 0.55, 0.57, 0.86, 0.7},
            {0.12, 0.2, 0.68, 0.71, 0.96, 0.8},
            {0.6, 0.2, 0.8, 0.84, 1, 0.82},
            {1.3, 0.2, 0.9, 0.94, 1, 0.84},
            {2.0, 0.2, 0.93, 1.38, 1, 0.68},
            {2.5, 0.2, 0.94, 1.44, 1, 0.68},
            {3.1, 0.2, 0.95, 1.4, 1, 0.68},
            {3.8, 0.2, 0.97, 1.02, 1, 0.78},
            {4.38, 0.22, 0.93, 0.98, 0.96, 0.8},
            {4.5, 0.35, 0.7, 0.72, 0.9, 0.8}
          },
          new double[][] {{1.55, 2.45, 2.05, 2.45}, {2.55, 3.55, 2.55, 3.1}},
          new double[][] {{1.35, 1.98}, {3.15, 3.75}});

  static final VehicleShape HATCHBACK =
      new VehicleShape(
          4.0,
          0.88,
          0.31,
          0.75,
          3.2,
          new double[][] {
            {0, 0.3, 0.6, 0.62, 0.86, 0.7},
            {0.12, 0.2, 0.75, 0.78, 0.96, 0.8},
            {0.5, 0.2, 0.88, 0.92, 1, 0.82},
            {1.05, 0.2, 0.96, 1.0, 1, 0.84},
            {1.75, 0.2, 0.98, 1.48, 1, 0.7},
            {2.3, 0.2, 1.0, 1.54, 1, 0.7},
            {3.3, 0.2, 1.02, 1.48, 1, 0.68},
            {3.85, 0.22, 1.02, 1.08, 0.97, 0.78},
            {4.0, 0.35, 0.75, 0.78, 0.9, 0.8}
          },
          new double[][] {{1.35, 2.2, 1.8, 2.2}, {2.3, 3.3, 2.3, 3.1}},
          new double[][] {{1.1, 1.73}, {3.35, 3.82}});

  static final VehicleShape VAN =
      new VehicleShape(
          5.3,
          0.98,
          0.34,
          0.95,
          4.3,
          new double[][] {
            {0, 0.32, 0.7, 0.73, 0.88, 0.75},
            {0.12, 0.22, 0.9, 0.95, 0.97, 0.85},
            {0.7, 0.22, 1.1, 1.16, 1, 0.86},
            {1.5, 0.22, 1.15, 2.05, 1, 0.86},
            {1.9, 0.22, 1.15, 2.2, 1, 0.88},
            {5.2, 0.22, 1.15, 2.2, 1, 0.88},
            {5.3, 0.35, 1.1, 2.1, 0.97, 0.85}
          },
          new double[][] {{0.95, 1.95, 1.45, 1.95}},
          new double[][] {{0.75, 1.48}});

  /** Tells whether it is as high as a van. */
  boolean isVan() {
    return length > 5;
  }
}
