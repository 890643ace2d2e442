/** The smallest VMS: plays a video or camera into an analyzer, and obeys an operator. */
@NullMarked
package io.nunchi.example.embedding;

import org.jspecify.annotations.NullMarked;
