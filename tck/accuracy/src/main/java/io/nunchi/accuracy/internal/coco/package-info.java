/** Average precision and recall as pycocotools computes them. */
@NullMarked
package io.nunchi.accuracy.internal.coco;

import org.jspecify.annotations.NullMarked;
