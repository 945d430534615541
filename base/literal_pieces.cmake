# literal_pieces(OUT TEXT TAG): TEXT as raw string literals of C++, one behind the other, in OUT. In
# pieces, since compilers need not take a literal of more than 65,536 characters. TAG must not be in
# the text.
function(literal_pieces out text tag)
  string(LENGTH "${text}" length)
  set(pieces "")
  set(at 0)
  while(at LESS length)
    string(SUBSTRING "${text}" ${at} 8000 piece)
    string(APPEND pieces "R\"${tag}(${piece})${tag}\"\n")
    math(EXPR at "${at} + 8000")
  endwhile()
  set(${out} "${pieces}" PARENT_SCOPE)
endfunction()
