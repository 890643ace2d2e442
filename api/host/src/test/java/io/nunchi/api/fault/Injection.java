package io.nunchi.api.fault;

/** The way in which a fault is brought about. */
interface Injection {

  /** Called once for each camera, before the first injection. */
  default void prepare(FaultyCamera camera) throws Exception {}

  /**
   * Returns true if a callback of the VMS keeps its thread: the camera stands still from then on.
   */
  default boolean keepsACallback() {
    return false;
  }

  /** Brings the fault about once; returns when the host has dealt with it, or stands still. */
  void inject(FaultyCamera camera) throws Exception;
}
