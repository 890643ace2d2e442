/**
 * How accuracy is measured.
 *
 * <ul>
 *   <li>{@code read}: datasets and files of detections
 *   <li>{@code coco}: average precision and recall
 *   <li>{@code track}: CLEAR MOT, IDF1, HOTA
 *   <li>{@code error}: false alarms and misses
 *   <li>{@code chance}: intervals by a block bootstrap over frames
 * </ul>
 */
@NullMarked
package io.nunchi.accuracy.internal;

import org.jspecify.annotations.NullMarked;
