/**
 * Money on the way, in whole đồng: what a delivery costs, who pays it by a dated rule, what a
 * budget still has, and whether what a carrier states agrees with what was delivered.
 */
@NamedInterface("money")
@NullMarked
package org.caunoi.post.money;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
