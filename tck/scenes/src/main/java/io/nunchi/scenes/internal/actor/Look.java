package io.nunchi.scenes.internal.actor;

import io.nunchi.scenes.internal.shape.Texture;

/**
 * The look of a person. Immutable; any thread.
 *
 * @param height in metres
 * @param girth 1 for an average build
 * @param skin of arms, legs and hands
 * @param head face and hair
 * @param hair the hanging part of long hair
 * @param longHair true if the hair hangs down
 * @param top of trunk and sleeves
 * @param sleeve the part of the arm that it covers, from 0 to 1
 * @param bottom of the legs
 * @param cut the clothing of the legs
 * @param shoes of the feet
 * @param bag the bag that is carried
 * @param bagTexture of the bag
 */
record Look(
    double height,
    double girth,
    Texture skin,
    Texture head,
    Texture hair,
    boolean longHair,
    Texture top,
    double sleeve,
    Texture bottom,
    Cut cut,
    Texture shoes,
    Bag bag,
    Texture bagTexture) {

  /** The clothing of the legs. */
  enum Cut {
    TROUSERS,
    SHORTS,
    SKIRT,
    COAT
  }

  /** The thing that is carried. */
  enum Bag {
    NONE,
    BACKPACK,
    HANDBAG
  }
}
