// Formulas of maps, one row each: the same text is compiled here for the CPU (three instruction sets) and handed to
// GPU compilers. No include guard: read several times.
//
//   FORMULA(name, arity, kind, expression over a, b, c, d, e, f)
//
// kind: FLOAT computes in float32 only; WHOLE also in int64, where all images are integers; REAL also in float64; EXACT
// in all three; ROUNDED in all three, but rounds or saturates in int64, so that what floats store of integers is
// computed in float64.
// Shared words (ADD, LESS, LIKE ...) serve all types; TRUTH(a, c) is 1 or 0 in the type of a.

// arithmetic
FORMULA(add, 2, EXACT, ADD(a, b))
FORMULA(add_weighted, 4, EXACT, ADD(MULTIPLY(a, c), MULTIPLY(b, d)))
FORMULA(subtract, 2, EXACT, SUBTRACT(a, b))
FORMULA(multiply, 2, ROUNDED, MULTIPLY(a, b))
FORMULA(divide, 2, REAL, DIVIDE(a, b))
FORMULA(quotient, 2, ROUNDED, QUOTIENT(a, b))
FORMULA(modulo, 2, WHOLE, MODULO(a, b))
FORMULA(square, 1, ROUNDED, MULTIPLY(a, a))
FORMULA(squared_difference, 2, ROUNDED, MULTIPLY(SUBTRACT(a, b), SUBTRACT(a, b)))
FORMULA(absolute, 1, EXACT, ABS(a))
FORMULA(absolute_difference, 2, EXACT, ABS(SUBTRACT(a, b)))
FORMULA(negate, 1, EXACT, NEGATE(a))
FORMULA(reciprocal, 1, REAL, DIVIDE(LIKE(a, 1.0f), a))
FORMULA(minimum, 2, EXACT, MIN(a, b))
FORMULA(maximum, 2, EXACT, MAX(a, b))
FORMULA(positive_ratio, 2, FLOAT, b > 0.0f ? DIVIDE(a, b) : 0.0f)
FORMULA(clip, 3, EXACT, MIN(MAX(a, b), c))
FORMULA(sign, 1, EXACT, SIGN(a))

FORMULA(multiply_add, 3, EXACT, FMA(a, b, c))
FORMULA(with_sign, 2, EXACT, IS_SET(a) & (LESS(a, LIKE(a, 0.0f)) != LESS(b, LIKE(b, 0.0f))) ? ADD(a, b) : a)

// functions
FORMULA(square_root, 1, REAL, SQRT(a))
FORMULA(cubic_root, 1, FLOAT, m_cbrt(a))
FORMULA(exponential, 1, FLOAT, m_exp(a))
FORMULA(exponential2, 1, FLOAT, m_exp2(a))
FORMULA(exponential10, 1, FLOAT, m_exp10(a))
FORMULA(logarithm, 1, FLOAT, m_log(a))
FORMULA(logarithm2, 1, FLOAT, m_log2(a))
FORMULA(logarithm10, 1, FLOAT, m_log10(a))
FORMULA(power, 2, FLOAT, m_pow(a, b))
FORMULA(sine, 1, FLOAT, m_sin(a))
FORMULA(cosine, 1, FLOAT, m_cos(a))
FORMULA(tangent, 1, FLOAT, m_tan(a))
FORMULA(arcsine, 1, FLOAT, m_asin(a))
FORMULA(arccosine, 1, FLOAT, m_acos(a))
FORMULA(arctangent, 1, FLOAT, m_atan(a))
FORMULA(arctangent2, 2, FLOAT, m_atan2(a, b))
FORMULA(hyperbolic_sine, 1, FLOAT, m_sinh(a))
FORMULA(hyperbolic_cosine, 1, FLOAT, m_cosh(a))
FORMULA(hyperbolic_tangent, 1, FLOAT, m_tanh(a))
FORMULA(radians, 1, FLOAT, FMA(a, 0.0174532924f, a * 1.35199601e-10f))
FORMULA(degrees, 1, FLOAT, FMA(a, 57.2957764f, a * 3.14589489e-6f))
FORMULA(floor, 1, FLOAT, FLOOR(a))
FORMULA(ceil, 1, FLOAT, CEIL(a))
FORMULA(round, 1, FLOAT, FABS(a - TRUNC(a)) >= 0.5f ? TRUNC(a) + SIGN(a) : TRUNC(a))
FORMULA(truncate, 1, FLOAT, TRUNC(a))
FORMULA(round_to_even, 1, FLOAT, RINT(a))
FORMULA(gamma, 3, FLOAT, m_pow(DIVIDE(a, b), c) * b)
FORMULA(normalize, 3, FLOAT, b < c ? MIN(MAX(DIVIDE(a - b, c - b), 0.0f), 1.0f) : 0.0f)

// comparison and logic: 1 or 0
FORMULA(equal, 2, EXACT, TRUTH(a, EQUAL(a, b)))
FORMULA(not_equal, 2, EXACT, TRUTH(a, !EQUAL(a, b)))
FORMULA(greater, 2, EXACT, TRUTH(a, LESS(b, a)))
FORMULA(greater_or_equal, 2, EXACT, TRUTH(a, LESS_EQUAL(b, a)))
FORMULA(smaller, 2, EXACT, TRUTH(a, LESS(a, b)))
FORMULA(smaller_or_equal, 2, EXACT, TRUTH(a, LESS_EQUAL(a, b)))
FORMULA(logical_and, 2, EXACT, TRUTH(a, IS_SET(a) & IS_SET(b)))
FORMULA(logical_or, 2, EXACT, TRUTH(a, IS_SET(a) | IS_SET(b)))
FORMULA(logical_xor, 2, EXACT, TRUTH(a, IS_SET(a) ^ IS_SET(b)))
FORMULA(logical_not, 1, EXACT, TRUTH(a, !IS_SET(a)))
FORMULA(logical_subtract, 2, EXACT, TRUTH(a, IS_SET(a) & !IS_SET(b)))

FORMULA(is_nan, 1, EXACT, TRUTH(a, !EQUAL(a, a)))
FORMULA(is_finite, 1, EXACT, TRUTH(a, EQUAL(SUBTRACT(a, a), LIKE(a, 0.0f))))
FORMULA(is_infinite, 1, EXACT, TRUTH(a, EQUAL(a, a) & !EQUAL(SUBTRACT(a, a), LIKE(a, 0.0f))))

// selection
FORMULA(choose, 3, EXACT, IS_SET(a) ? b : c)
FORMULA(mask, 2, EXACT, IS_SET(b) ? a : LIKE(a, 0.0f))
FORMULA(mask_or, 3, EXACT, IS_SET(b) ? a : c)
FORMULA(mask_label, 3, EXACT, EQUAL(b, c) ? a : LIKE(a, 0.0f))
FORMULA(replace, 3, EXACT, EQUAL(a, b) ? c : a)
FORMULA(or_else, 2, EXACT, IS_SET(a) ? a : b)
FORMULA(nan_to_num, 4, FLOAT, a != a ? b : (a > 3.4028234e38f ? c : (a < -3.4028234e38f ? d : a)))
FORMULA(moved, 3, FLOAT, (a != 0.0f) & (b < 0.0f) ? 1.0f : (a != 0.0f) & (b > 0.0f) ? 0.0f : c)
FORMULA(undefined_to_zero, 1, FLOAT, (a - a == 0.0f) ? a : 0.0f)

// eigenvalues of symmetric matrices (xx, xy, yy) and (xx, xy, xz, yy, yz, zz), and what their lines of low curvature give
FORMULA(least_eigenvalue_2d, 3, FLOAT, m_eigenvalue_2(0, a, b, c))
FORMULA(greatest_eigenvalue_2d, 3, FLOAT, m_eigenvalue_2(1, a, b, c))
FORMULA(least_eigenvalue_3d, 6, FLOAT, m_eigenvalue_3(0, a, b, c, d, e, f))
FORMULA(middle_eigenvalue_3d, 6, FLOAT, m_eigenvalue_3(1, a, b, c, d, e, f))
FORMULA(greatest_eigenvalue_3d, 6, FLOAT, m_eigenvalue_3(2, a, b, c, d, e, f))
FORMULA(ridge_2d, 3, FLOAT, FABS(MIN(m_eigenvalue_2(0, a, b, c), 0.0f)))
FORMULA(ridge_3d, 6, FLOAT, SQRT(MIN(m_eigenvalue_3(0, a, b, c, d, e, f), 0.0f) * MIN(m_eigenvalue_3(1, a, b, c, d, e, f), 0.0f)))
