# Writes OUT: one initialiser {name, text, namespaces} for each of the semicolon list
# FILES.
set(out "")
foreach(file IN LISTS FILES)
  get_filename_component(name ${file} NAME)
  file(READ ${file} text)
  set(namespaces "")
  if(text MATCHES "\nnamespaces: \\[([^]]*)\\]\n")
    set(namespaces "${CMAKE_MATCH_1}")
  endif()
  string(APPEND out "{\"${name}\", R\"yaml(${text})yaml\", \"${namespaces}\"},\n")
endforeach()
file(WRITE ${OUT} "${out}")
