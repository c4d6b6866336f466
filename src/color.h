/* Colors of the terminal. */
#ifndef ECSLINT_COLOR_H
#define ECSLINT_COLOR_H

#define COLOR_OFF "\033[0m"
#define COLOR_BOLD "\033[1m"
#define COLOR_DIM "\033[2m"
#define COLOR_RED "\033[1;31m"
#define COLOR_YELLOW "\033[1;33m"
#define COLOR_CYAN "\033[1;36m"
#define COLOR_BLUE "\033[34m"

#endif
