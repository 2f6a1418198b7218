#ifndef FULMO_FULMO_H
#define FULMO_FULMO_H
/* Fulmo's C interface, the only symbols that libfulmo exports. Any thread may call any function, and no exception
   leaves one. What can fail returns a status and leaves its outputs alone when it fails; the thread that called it
   finds the words in fulmo_error_text(). Texts handed out live until the same thread is handed the next one. */

#include <stddef.h>
#include <stdint.h>

#if defined(_WIN32) && defined(FULMO_BUILDS)
#define FULMO_API __declspec(dllexport)
#elif defined(_WIN32)
#define FULMO_API __declspec(dllimport)
#else
#define FULMO_API __attribute__((visibility("default")))
#endif

#ifdef __cplusplus
extern "C" {
#endif

/* ---- errors ---- */

typedef int32_t fulmo_status;
enum {
  FULMO_OK = 0,
  FULMO_ERROR = 1,           /* anything that has no class of its own */
  FULMO_PARAMETER_ERROR = 2, /* a value out of range, an unknown name */
  FULMO_TYPE_MISMATCH = 3,   /* a value or an image of a type that cannot be used here */
  FULMO_SHAPE_ERROR = 4,     /* shapes that do not go together */
  FULMO_DEVICE_ERROR = 5,    /* no such device, or images on different ones */
  FULMO_OUT_OF_MEMORY = 6,   /* the next call works */
  FULMO_KERNEL_ERROR = 7,    /* a kernel that does not compile or run */
  FULMO_UNSUPPORTED = 8,     /* not offered here; the text says where it is */
  FULMO_BUG = 9              /* our own mistake; please report it */
};

/* Class of this thread's latest error; FULMO_OK if it had none. */
FULMO_API fulmo_status fulmo_error_class(void);
/* Words of this thread's latest error, until its next one: "gaussian_blur: sigma_x must be between 0 and 1000, ...". */
FULMO_API const char* fulmo_error_text(void);

/* ---- images ---- */

/* An image on a device, computed when somebody looks at it. Counted: each create or retain needs a release. */
typedef struct fulmo_image fulmo_image;

typedef int32_t fulmo_dtype;
enum {
  FULMO_UINT8 = 0,
  FULMO_INT8 = 1,
  FULMO_UINT16 = 2,
  FULMO_INT16 = 3,
  FULMO_UINT32 = 4,
  FULMO_INT32 = 5,
  FULMO_UINT64 = 6,
  FULMO_INT64 = 7,
  FULMO_FLOAT32 = 8,
  FULMO_FLOAT64 = 9
};

#define FULMO_MAX_AXES 8

/* Sizes in C order, x last. The first `frames` axes count images of their own; up to three axes (z, y, x) follow. */
typedef struct fulmo_type {
  fulmo_dtype dtype;
  int32_t axes;
  int32_t frames;
  int64_t shape[FULMO_MAX_AXES];
} fulmo_type;

/* Makes an image of contiguous pixels, which are copied; NULL makes zeros. `device` as in fulmo_device_select. */
FULMO_API fulmo_status fulmo_image_create(const fulmo_type* type, const void* pixels, const char* device,
                                          fulmo_image** image);
/* One more owner; returns the image. NULL is nobody's. */
FULMO_API fulmo_image* fulmo_image_retain(fulmo_image* image);
/* One owner less; the last one takes the image with it. */
FULMO_API void fulmo_image_release(fulmo_image* image);
/* Element type and shape, which are known before the pixels are. */
FULMO_API fulmo_status fulmo_image_type(const fulmo_image* image, fulmo_type* type);
/* Id of the device that the image is on: "cuda:0". */
FULMO_API fulmo_status fulmo_image_device(const fulmo_image* image, const char** id);
/* Copies the pixels to the host, computing them if need be; `bytes` must be the image's size. */
FULMO_API fulmo_status fulmo_image_pull(const fulmo_image* image, void* pixels, size_t bytes);
/* Starts what is pending behind the image; fulmo_device_finish waits for it. */
FULMO_API fulmo_status fulmo_image_compute(const fulmo_image* image);
/* The image on another device; the same image if it is there already. Release it in either case. */
FULMO_API fulmo_status fulmo_image_to(fulmo_image* image, const char* device, fulmo_image** moved);
/* The image in another dtype: towards zero, saturated. */
FULMO_API fulmo_status fulmo_image_cast(const fulmo_image* image, fulmo_dtype dtype, fulmo_image** result);
/* Size of a voxel as z, y, x. It travels with the image and changes no number by itself. */
FULMO_API fulmo_status fulmo_image_spacing(const fulmo_image* image, double zyx[3]);
FULMO_API fulmo_status fulmo_image_set_spacing(fulmo_image* image, const double zyx[3]);
/* The plan of everything pending behind the image: launches, what was fused and why not, bytes moved, peak memory. */
FULMO_API fulmo_status fulmo_image_explain(const fulmo_image* image, const char** text);

/* ---- devices ---- */

/* Texts live as long as the process. */
typedef struct fulmo_device {
  const char* id;      /* "cuda:0" */
  const char* name;    /* "NVIDIA H200" */
  const char* backend; /* "cpu", "opencl", "cuda" */
  int32_t is_gpu;
  int32_t exact; /* whether its results are bit for bit those of every other exact device */
} fulmo_device;

/* In bytes. */
typedef struct fulmo_memory {
  uint64_t total, used, pooled, peak;
} fulmo_memory;

/* How many devices there are; the first call opens the drivers. */
FULMO_API fulmo_status fulmo_device_count(int32_t* count);
/* The device at this place in the list, best first. Its first call tests whether the device is exact. */
FULMO_API fulmo_status fulmo_device_get(int32_t index, fulmo_device* device);
/* Id of the device that new images go to. */
FULMO_API fulmo_status fulmo_device_current(const char** id);
/* New images of the process go to this device from now on: an id ("cuda:0"), a backend ("opencl") or part of a name.
   NULL and "" stand for the best device here, and for the current one wherever else a device is named. */
FULMO_API fulmo_status fulmo_device_select(const char* device);
/* Memory that Fulmo uses on a device. */
FULMO_API fulmo_status fulmo_device_memory(const char* device, fulmo_memory* memory);
/* Gives the memory that a device keeps for reuse back to the system. */
FULMO_API fulmo_status fulmo_device_trim(const char* device);
/* Waits until all work on a device is done. */
FULMO_API fulmo_status fulmo_device_finish(const char* device);
/* What was tried to open each driver, how it ended and what helps, a line each. */
FULMO_API fulmo_status fulmo_diagnose(const char** text);

/* ---- operations ---- */

/* How many operations there are. */
FULMO_API fulmo_status fulmo_operation_count(int32_t* count);
/* Name of the operation at this place in the alphabet; it lives as long as the process. */
FULMO_API fulmo_status fulmo_operation_name(int32_t index, const char** name);
/* Everything that is declared of an operation, as JSON: texts, parameters with defaults and ranges, other names. */
FULMO_API fulmo_status fulmo_operation_describe(const char* name, const char** json);

typedef int32_t fulmo_kind;
enum {
  FULMO_NONE = 0, /* an argument that is left to its default */
  FULMO_IMAGE = 1,
  FULMO_NUMBER = 2,
  FULMO_INTEGER = 3,
  FULMO_BOOLEAN = 4,
  FULMO_TEXT = 5,
  FULMO_NUMBERS = 6
};

/* One argument of a call, or one part of its result. */
typedef struct fulmo_value {
  const char* name; /* of a parameter or of a table's column; "" for other results */
  fulmo_kind kind;
  fulmo_dtype dtype; /* of a table's column, whose values fit it; else FULMO_FLOAT64, ignored in arguments */
  size_t count;      /* of numbers */
  union {
    fulmo_image* image;
    double number;
    int64_t integer;
    int32_t boolean;
    const char* text;
    const double* numbers;
  } as;
} fulmo_value;

/* What a call gave: an image or several, a number, numbers (one for each frame) or a table (numbers with names). */
typedef struct fulmo_result fulmo_result;

/* Calls an operation by name. `device` NULL or "": that of the first image. Arguments are used up before it returns. */
FULMO_API fulmo_status fulmo_call(const char* operation, const fulmo_value* arguments, size_t count, const char* device,
                                  fulmo_result** result);
/* How many values the result has. */
FULMO_API size_t fulmo_result_count(const fulmo_result* result);
/* One of them. It belongs to the result: retain an image that is to live longer. */
FULMO_API fulmo_status fulmo_result_get(const fulmo_result* result, size_t index, fulmo_value* value);
FULMO_API void fulmo_result_release(fulmo_result* result);

/* What an expression like "a * 2 + b" gives for each pixel (docs/kernels.md), in float32; `values` are what its names
   stand for, images and numbers. Written into `output` unless that is NULL; release the result in either case. */
FULMO_API fulmo_status fulmo_evaluate(const char* expression, const fulmo_value* values, size_t count,
                                      fulmo_image* output, const char* device, fulmo_image** result);

/* ---- the library ---- */

/* "0.1.0" */
FULMO_API const char* fulmo_version(void);
/* Raised whenever the bits of some operation's result change on purpose. */
FULMO_API int32_t fulmo_numerics_version(void);
/* Whether each call computes and waits, so that it can be timed; FULMO_EAGER=1 sets it too. */
FULMO_API int32_t fulmo_eager(void);
FULMO_API void fulmo_set_eager(int32_t on);

#ifdef __cplusplus
}
#endif

#endif
