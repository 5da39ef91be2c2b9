// expect: implicit instantiation of undefined template 'cortado::detail::JavaType<unsigned int>'
#include <cortado/cortado.h>
#ifdef WRONG
constexpr std::string_view kDescriptor = cortado::descriptor_of<void(unsigned)>();
#else
constexpr std::string_view kDescriptor = cortado::descriptor_of<void(int)>();
static_assert(kDescriptor == "(I)V");
#endif
