@NullMarked
package io.nunchi.example.embedding;

import org.jspecify.annotations.NullMarked;
