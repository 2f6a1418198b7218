# Kernel texts are real .cl files (editors highlight them); the build puts them into the library as strings.
function(fulmo_embed output files)
  set(target ${CMAKE_CURRENT_BINARY_DIR}/${output})
  add_custom_command(
    OUTPUT ${target}
    COMMAND ${CMAKE_COMMAND} -DOUTPUT=${target} -DROOT=${CMAKE_CURRENT_SOURCE_DIR}/src "-DFILES=${files}" -P ${CMAKE_CURRENT_SOURCE_DIR}/cmake/write_embedded.cmake
    DEPENDS ${files} ${CMAKE_CURRENT_SOURCE_DIR}/cmake/write_embedded.cmake
    VERBATIM)
endfunction()

# The list of OPERATION(name) blocks: no static-object registration, and a name declared twice does not link.
function(fulmo_list_operations output files)
  set(text "")
  foreach(file ${files})
    file(STRINGS ${file} lines REGEX "^OPERATION\\(")
    file(RELATIVE_PATH place ${CMAKE_CURRENT_SOURCE_DIR} ${file})
    foreach(line ${lines})
      string(REGEX REPLACE "^OPERATION\\(([a-z0-9_]+)\\).*" "\\1" name "${line}")
      string(APPEND text "LISTED(${name}, \"${place}\")\n")
    endforeach()
    set_property(DIRECTORY APPEND PROPERTY CMAKE_CONFIGURE_DEPENDS ${file})
  endforeach()
  file(CONFIGURE OUTPUT ${CMAKE_CURRENT_BINARY_DIR}/${output} CONTENT "${text}" @ONLY)
endfunction()

# Every gpu.cl as C++ in a namespace of its own, for the device `reference` (dialect/reference.hpp). Macros end with it.
function(fulmo_list_gpu_texts output files)
  set(text "")
  foreach(file ${files})
    get_filename_component(folder ${file} DIRECTORY)
    get_filename_component(name ${folder} NAME)
    string(APPEND text "namespace fulmo::reference::${name} {\n"
                       "[[maybe_unused]] static const char* const kernel_file = \"${name}\";\n"
                       "#include \"skeletons/${name}/gpu.cl\"\n}\n")
    file(READ ${file} content)
    string(REGEX MATCHALL "#define +[A-Za-z0-9_]+" macros "${content}")
    foreach(macro ${macros})
      string(REPLACE "#define" "#undef" undefined ${macro})
      string(APPEND text "${undefined}\n")
    endforeach()
    set_property(DIRECTORY APPEND PROPERTY CMAKE_CONFIGURE_DEPENDS ${file})
  endforeach()
  file(CONFIGURE OUTPUT ${CMAKE_CURRENT_BINARY_DIR}/${output} CONTENT "${text}" @ONLY)
endfunction()
